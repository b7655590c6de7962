"""What leaves of people's figures: groups large enough, ranges wide enough, and nothing that subtraction gives away."""
