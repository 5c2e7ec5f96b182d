/** Batches from the authorization host. May use access, window. */
@NullMarked
package de.zugang.ola.ingest;

import org.jspecify.annotations.NullMarked;
