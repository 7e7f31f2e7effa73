"""One file per outlet: its listings and article pages around some stories, in the markup known of it."""
