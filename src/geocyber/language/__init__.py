"""(door of the room language)"""
