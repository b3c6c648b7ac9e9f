"""(door of the room graph)"""
