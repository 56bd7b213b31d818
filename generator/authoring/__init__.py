"""Writing accounts: what is put into an author's files, from text to text; nothing here touches the disk."""
