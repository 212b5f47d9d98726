"""What a page comes in: files, mails, PDFs, lists of addresses, bytes of any encoding."""
