"""What a server looks at before it takes a push: only what was approved and is without errors enters."""
