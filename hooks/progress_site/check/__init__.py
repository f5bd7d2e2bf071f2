"""What `progress check` looks at beyond a build: plain words, freshness, links, examples."""
