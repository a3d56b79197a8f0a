-- A matter is asked for by its number in a book.
create index petition_number on petition (book_number) where book_number is not null;
