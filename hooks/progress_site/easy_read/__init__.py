"""The pages in Easy Read, their sentences, and the weight of their pictures."""
