/// The database of an installation: starts the PostgreSQL that comes with Huiyin, or connects to
/// the one that the operator names, makes the two roles, runs the migrations and hands out one
/// pool of connections for the server's role. It owns the folders `data/` and the database
/// passwords in `keys/`. It knows no table of any other module; who
/// acts in a transaction is said by whoever opens it.
@NullMarked
@ApplicationModule(displayName = "Database")
package org.huiyin.database;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
