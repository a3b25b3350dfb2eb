"""What every address of this server shares: problems told in one shape, and bodies that end in time and in size."""
