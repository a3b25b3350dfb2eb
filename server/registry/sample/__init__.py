"""The marked sample catalogue: something to talk about before an office imports its own."""

from server.registry.sample.load import SampleCounts, load_sample

__all__ = ["SampleCounts", "load_sample"]
