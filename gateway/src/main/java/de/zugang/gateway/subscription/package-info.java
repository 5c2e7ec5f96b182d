/** Technical users and their subscription keys as this gateway knows them, in memory. Imports no other feature. */
@NullMarked
package de.zugang.gateway.subscription;

import org.jspecify.annotations.NullMarked;
