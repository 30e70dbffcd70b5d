"""Plans: programmes of some weeks, which give way to life and credit whatever was done."""
