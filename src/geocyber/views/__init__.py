"""(door of the room views)"""
