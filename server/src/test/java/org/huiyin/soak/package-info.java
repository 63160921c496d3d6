/// The soak: real messages brought over the API, led along random legal paths through more than
/// a year of legal time, and looked at afterwards by code that shares nothing with the server's.
@org.jspecify.annotations.NullMarked
package org.huiyin.soak;
