"""What a publisher asks for: what needs attention, why, what changed, and the digest."""
