"""(door of the room store)"""
