"""What the skill costs: measured in one run beside others, in fresh processes, with the store on loopback."""
