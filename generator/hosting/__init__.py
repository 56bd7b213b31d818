"""How a finished site is served: recipes for servers and schedules, and the policy of its content."""
