"""What the joint work and the contracts are worth to both companies."""
