"""(door of the room reading)"""
