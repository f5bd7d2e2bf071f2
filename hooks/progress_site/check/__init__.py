"""What `progress check` looks at beyond a build: plain words, what is old or taken back."""
