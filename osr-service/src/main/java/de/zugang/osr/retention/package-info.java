/** How long each kind of data is kept, and the job that erases it afterwards. May use access; whoever stores something implements Expiring. */
@NullMarked
package de.zugang.osr.retention;

import org.jspecify.annotations.NullMarked;
