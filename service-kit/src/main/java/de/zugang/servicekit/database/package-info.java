/** Trouble with the database: how it is told from trouble with the data, and what callers are told. */
@NullMarked
package de.zugang.servicekit.database;

import org.jspecify.annotations.NullMarked;
