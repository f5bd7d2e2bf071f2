"""What other sites show of an action or a measure: frame, badge, oEmbed, HTML to copy."""
