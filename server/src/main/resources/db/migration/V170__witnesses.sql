-- When a witness last cosigned is asked by its name, also of one that has been away for long.
create index ledger_cosignature_witness on ledger_cosignature (witness, size);
