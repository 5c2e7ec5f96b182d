/** Processes of the sandbox: started, watched, started again when they end unasked, and none left behind. */
@NullMarked
package de.zugang.sandbox.child;

import org.jspecify.annotations.NullMarked;
