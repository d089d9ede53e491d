"""The agenda as a document for readers, one file a format: (Agenda, Selectie) -> text or bytes."""
