/** Whose rows a transaction may touch; PostgreSQL's row-level security reads what is set here. Imports no other package. */
@NullMarked
package de.zugang.ola.access;

import org.jspecify.annotations.NullMarked;
