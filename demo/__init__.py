"""The bundled archive behind `make demo`: invented news, in each outlet's known markup."""
