"""The reading site: documents as web pages that open at the cited sentence. It needs `webhook`."""
