/** What happens when a part dies at the worst moment. */
@NullMarked
package de.zugang.e2e.fault;

import org.jspecify.annotations.NullMarked;
