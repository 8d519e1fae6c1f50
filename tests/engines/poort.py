"""A free port of this machine."""

import socket


def vrije_poort() -> int:
    """Give a port that nobody listens on."""
    with socket.socket() as een:
        een.bind(("127.0.0.1", 0))
        return int(een.getsockname()[1])
