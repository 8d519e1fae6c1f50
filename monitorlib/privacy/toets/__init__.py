"""The attacker of the audit: only what is published, nothing of how it was protected."""
