"""(door of the room asking)"""
