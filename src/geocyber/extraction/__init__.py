"""(door of the room extraction)"""
