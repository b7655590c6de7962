"""The attacker: what somebody who reads everything published could learn about single people.

Shares no code with what makes releases. Reads decoded JSON, figures found on pages, and who was counted where.
"""
