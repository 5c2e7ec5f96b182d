/** What the roles are for: who receives the consumption information of a month. May use access, period, stream. */
@NullMarked
package de.zugang.osr.uvi;

import org.jspecify.annotations.NullMarked;
