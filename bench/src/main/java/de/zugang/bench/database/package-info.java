/** The PostgreSQL of a run. */
@NullMarked
package de.zugang.bench.database;

import org.jspecify.annotations.NullMarked;
