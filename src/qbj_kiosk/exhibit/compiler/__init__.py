"""Compiler from an exhibit's sources to a bundle. Nothing imports it at run time. No Qt."""
