"""Write what the registry holds as lists that can be imported again."""

from server.registry.exporting.run import WrongEnding, export_file

__all__ = ["WrongEnding", "export_file"]
