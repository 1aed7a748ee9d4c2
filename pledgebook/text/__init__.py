"""Reading text, pure: a view with unchanged offsets, tokens, sentences, numbers, money, date windows, names."""
