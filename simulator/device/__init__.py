"""The simulated Echo: session, speech, microphone, audio player and the requests that it sends."""
