"""The words behind the facts: claims, verified quotes, pages."""
