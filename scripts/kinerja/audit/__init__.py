"""The attacker: what somebody who reads everything published could learn about single people.

Shares no code with what makes releases. Reads decoded JSON, figures found on pages, and who was counted where.

Reasons of failures. Inferred about people, for outsiders or one insider who knows the own record:

- `one-rating-left`: somebody else's outcome is settled (good or not, a published rating, an objection, a follow-up).
- `group-forced`: so it is for everybody of a group, or of people told apart, without any insider.
- `small-group-bounded`: the mean or share of fewer people than a group may have, told apart by some figure, is
  known within 20 points (10 at an end of the scale).
- `person-bounded`: the sum of a lawful group leaves a single person in it less open than the policy asks for.
- `withheld-derivable`: a withheld cell follows as closely as it would have been shown.

Broken rules, whatever can be inferred:

- `finer-than-rules`, `headcount-too-fine`: a range that the policy does not have for so many people, or a class of
  sizes narrower than its own.
- `group-too-small`: a group, or what remains of one without its parts, of fewer people than a group may have.
- `changed-for-few`: a figure moved between releases while fewer people changed than the policy asks for.
- `order-tells`: periods, groups or members in an order that is not by name.
- `contradiction`: no records fit what is said; the group whose figure has to give way is named.
- `unknown-people`: a group, or a claim, about people whom no roster has.
- `undeclared`: what the format does not know, or no disclosure policy beside figures of people.
"""
