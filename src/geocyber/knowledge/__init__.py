"""(door of the room knowledge)"""
