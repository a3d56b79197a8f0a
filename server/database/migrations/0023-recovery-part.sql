-- A recovery names what it is for: who needs the words again does not get the reporter's identity with them.
alter table recovery_request add column part text not null default 'content' check (part in ('content', 'identity'));
