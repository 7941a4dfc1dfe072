"""What each sentence tells of events, and which tellings are of the same one."""
