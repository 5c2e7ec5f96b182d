/** Who calls, as stated by the gateway's passport, and the security chain that accepts nothing else. */
@NullMarked
package de.zugang.servicekit.caller;

import org.jspecify.annotations.NullMarked;
