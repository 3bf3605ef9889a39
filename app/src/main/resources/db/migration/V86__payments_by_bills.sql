-- What pays the same bills: a payment statement that has another number now is known by them.
create index posting_of_applied on posting using gin (applied) where kind = 'PAYMENT_STATEMENT';
