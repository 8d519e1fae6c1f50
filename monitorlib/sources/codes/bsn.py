"""What a bsn looks like, and what stands in a message in the place of a value of a person."""

HIDDEN = "(waarde niet getoond: persoonsgegeven)"
# The elfproef: nine digits, weighed like this, add up to a multiple of eleven.
GEWICHTEN = (9, 8, 7, 6, 5, 4, 3, 2, -1)


def lijkt_bsn(waarde: str) -> bool:
    """Tell whether a value can be a bsn that came in another column: nine digits that pass the elfproef."""
    if len(waarde) != len(GEWICHTEN) or not waarde.isdecimal():
        return False
    return sum(gewicht * int(cijfer) for gewicht, cijfer in zip(GEWICHTEN, waarde, strict=True)) % 11 == 0
