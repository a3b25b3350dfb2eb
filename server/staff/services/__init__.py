"""What staff do to a record besides what people can do themselves; like all services, these never commit."""
